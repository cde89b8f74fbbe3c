"""What people see of registers: each view is a table of plain values, the same in every format."""
