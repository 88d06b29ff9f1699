"""How EDGAR is read: its indexes of filings by day and quarter, its feed of current filings, its submission files."""
