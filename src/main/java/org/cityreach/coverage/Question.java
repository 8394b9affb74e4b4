package org.cityreach.coverage;

import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;

/** A question in city metres: what to read, in which system, where, and split by what. */
record Question(Sources sources, MetricFrame frame, Ground ground, Groups groups) {}
