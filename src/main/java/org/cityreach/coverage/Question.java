package org.cityreach.coverage;

/** A question in city metres: what to read, in which system, where, and split by what. */
record Question(Sources sources, MetricFrame frame, Ground ground, Groups groups) {}
