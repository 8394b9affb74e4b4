package org.cityreach.print;

import java.util.regex.Pattern;

/**
 * A colour for paper; the constants are those of the page.
 *
 * @param rgb red, green and blue, a byte each
 */
public record Ink(int rgb) {

    public static final Ink TEXT = new Ink(0x1F2933);
    public static final Ink MUTED = new Ink(0x616E7C);
    public static final Ink LINE = new Ink(0xE2E5E9);
    public static final Ink PANEL = new Ink(0xF7F8F9);
    public static final Ink WHITE = new Ink(0xFFFFFF);
    public static final Ink BRAND = new Ink(0x0F766E);
    public static final Ink LAND = new Ink(0xF3F1EB);
    public static final Ink WATER = new Ink(0xCFE2EC);
    public static final Ink SHORE = new Ink(0x9DBFD1);
    public static final Ink PARK = new Ink(0xCDE3C4);
    public static final Ink ROAD_CASING = new Ink(0xBDB6A4);
    public static final Ink ROAD = new Ink(0xFFFFFF);
    public static final Ink BORDER = new Ink(0x6B5F7A);
    public static final Ink SERVED = new Ink(0x2B8CBE);
    public static final Ink GAINED = new Ink(0x2F9E44);
    public static final Ink UNSERVED = new Ink(0xD9480F);
    public static final Ink EXISTING = new Ink(0x1F4E79);
    public static final Ink WARN = new Ink(0xB45309);
    public static final Ink BAD = new Ink(0xC92A2A);
    public static final Ink CLASS_1 = new Ink(0xEDF8FB);
    public static final Ink CLASS_2 = new Ink(0xB3CDE3);
    public static final Ink CLASS_3 = new Ink(0x8C96C6);
    public static final Ink CLASS_4 = new Ink(0x8856A7);
    public static final Ink CLASS_5 = new Ink(0x810F7C);

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** The colour that styles write {@code #RRGGBB}. */
    public static Ink of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("no colour: " + hex);
        }
        return new Ink(Integer.parseInt(hex.substring(1), 16));
    }

    float red() {
        return (rgb >> 16 & 255) / 255f;
    }

    float green() {
        return (rgb >> 8 & 255) / 255f;
    }

    float blue() {
        return (rgb & 255) / 255f;
    }
}
