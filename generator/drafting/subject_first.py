class SubjectFirst: pass
