package org.cityreach.cases;

/** Which cases of which collection. */
public record CaseQuestion(CaseIndex index, CaseFilter filter) {}
