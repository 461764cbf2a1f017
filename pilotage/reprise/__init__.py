"""Taking over a région’s own table: turned into an exchange workbook, then imported as any other."""
