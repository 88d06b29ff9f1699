-- Whether a document says that it corrects an earlier one, or takes one back.
alter table raw.texts add column notice varchar;
