"""The one way to the network: what is asked for politely, within limits, of public addresses only."""
