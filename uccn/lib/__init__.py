"""Ground floor: pure helpers that know no app of ours."""
