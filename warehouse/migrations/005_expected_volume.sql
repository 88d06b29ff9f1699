-- What the register expects of a source, so that silence can be told from calm.
alter table raw.sources add column expected_per_week integer;
-- Read the register again, whose file may be the one last read.
delete from raw.loaded_registers where name = 'sources';
