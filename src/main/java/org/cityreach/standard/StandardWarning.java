package org.cityreach.standard;

import org.cityreach.layer.LocalizedText;

/**
 * Something a facility has that its standard does not want. A warning informs; it never refuses.
 *
 * @param code stable, kebab-case
 * @param actual the facility's figure, in the unit of the value
 * @param required the nearest figure that would do
 * @param standard the value it was held against, as {@link ResolvedStandard#reference()}
 */
public record StandardWarning(String code, double actual, double required, String standard, LocalizedText message) {}
