package org.cityreach.hotspot;

import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.RepeatCases;
import org.cityreach.fault.Fault;

/**
 * Where does the same thing recur?
 *
 * @param minCases the least size of a group that is a location
 * @param limit how many locations are told, the largest first
 */
public record RepeatRequest(CaseQuestion question, RepeatCases.Rule rule, int minCases, int limit) {

    public static final int DEFAULT_CASES = 3;
    public static final int DEFAULT_LIMIT = 1000;

    public RepeatRequest {
        if (minCases < 2 || minCases > 1_000_000) {
            throw Fault.invalid("invalid-input", "minCases", minCases, "a whole number from 2 to 1000000");
        }
        if (limit < 0 || limit > 10_000) {
            throw Fault.invalid("invalid-input", "limit", limit, "a whole number from 0 to 10000");
        }
    }
}
