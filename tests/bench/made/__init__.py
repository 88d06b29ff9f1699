"""A made set of reports whose events are known: what a warehouse makes of it can be told right from wrong."""
