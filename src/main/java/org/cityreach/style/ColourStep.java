package org.cityreach.style;

/**
 * An entry of a colour map.
 *
 * @param quantity the upper end of the class, in the unit the style says
 * @param colour {@code #RRGGBB}
 * @param opacity 0 to 1
 */
public record ColourStep(double quantity, String colour, double opacity, String label) {}
