package org.cityreach.demo.casebook;

import java.time.Instant;

/** A case before it is handled: what, where on the plan, and when it was reported. */
record CaseSite(Category category, double u, double v, Instant reported) {}
