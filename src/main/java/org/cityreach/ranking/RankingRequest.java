package org.cityreach.ranking;

import java.util.Set;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.Period;
import org.jspecify.annotations.Nullable;

/**
 * A question for a ranking.
 *
 * @param cases the cases; the period of their filter is the one that is ranked
 * @param comparePeriod what to compare with; null for the period before
 * @param indicators the figures wanted; sortBy is among them
 */
public record RankingRequest(
        CaseQuestion cases, RankBy by, @Nullable Period comparePeriod, Set<Indicator> indicators, Indicator sortBy) {}
