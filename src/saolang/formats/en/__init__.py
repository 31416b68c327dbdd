"""English, with days written as on the Vietnamese papers a reader compares with."""
