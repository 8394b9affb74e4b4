package org.cityreach.siting.report.sheet;

/** The colours of the page, for paper. */
public enum Ink {
    TEXT(0x1F2933),
    MUTED(0x616E7C),
    LINE(0xE2E5E9),
    PANEL(0xF7F8F9),
    WHITE(0xFFFFFF),
    BRAND(0x0F766E),
    LAND(0xF3F1EB),
    WATER(0xCFE2EC),
    SHORE(0x9DBFD1),
    PARK(0xCDE3C4),
    ROAD_CASING(0xBDB6A4),
    ROAD(0xFFFFFF),
    BORDER(0x6B5F7A),
    SERVED(0x2B8CBE),
    GAINED(0x2F9E44),
    UNSERVED(0xD9480F),
    EXISTING(0x1F4E79),
    WARN(0xB45309),
    BAD(0xC92A2A),
    CLASS_1(0xEDF8FB),
    CLASS_2(0xB3CDE3),
    CLASS_3(0x8C96C6),
    CLASS_4(0x8856A7),
    CLASS_5(0x810F7C);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
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
