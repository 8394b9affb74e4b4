package org.cityreach.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Holds a transfer station against its class: the class follows from the capacity in tonnes a day, and
 * from the class the land it should have. Deviations are warnings, for a city may have good reasons.
 *
 * <p>Ranges: the lower end of a class belongs to it, the upper end to the next one. Missing figures
 * (NaN) are not judged.
 */
public final class StationCheck {

    private static final String LAYER = "transfer_station";

    private final StandardProfile profile;

    public StationCheck(StandardProfile profile) {
        this.profile = profile;
    }

    /** The class, such as {@code III}, of a capacity; empty beyond the table. */
    public Optional<String> findClass(double capacityTonnesPerDay) {
        return profile.findValue(LAYER, ValueKind.CLASS_BY_CAPACITY)
                .flatMap(value -> value.findRowContaining(capacityTonnesPerDay))
                .map(StandardRow::key);
    }

    /** The least distance to neighbouring buildings for a class. */
    public Optional<Double> findSeparationMetres(String stationClass) {
        return profile.findValue(LAYER, ValueKind.SEPARATION_BY_CLASS)
                .flatMap(value -> value.findRow(stationClass))
                .map(StandardRow::value);
    }

    /**
     * What is unusual about a station.
     *
     * @param statedClass the class the data names, null where it names none
     */
    public List<StandardWarning> check(
            double capacityTonnesPerDay, double landSquareMetres, @Nullable String statedClass) {
        List<StandardWarning> warnings = new ArrayList<>();
        String stationClass = findClass(capacityTonnesPerDay).orElse(null);
        if (stationClass == null) {
            return warnings;
        }
        if (statedClass != null && !statedClass.equals(stationClass)) {
            warnings.add(classWarning(capacityTonnesPerDay, statedClass, stationClass));
        }
        profile.findValue(LAYER, ValueKind.LAND_BY_CLASS)
                .ifPresent(value -> checkLand(value, stationClass, landSquareMetres, warnings));
        return warnings;
    }

    private StandardWarning classWarning(double capacityTonnesPerDay, String stated, String derived) {
        String figure = whole(capacityTonnesPerDay);
        String reference = profile.findValue(LAYER, ValueKind.CLASS_BY_CAPACITY)
                .map(this::reference)
                .orElse(profile.id());
        return new StandardWarning(
                "class-differs-from-capacity",
                capacityTonnesPerDay,
                capacityTonnesPerDay,
                reference,
                new LocalizedText(
                        "规模 " + figure + " t/d 应为 " + derived + " 类,数据标为 " + stated + " 类",
                        figure + " t/d makes class " + derived + ", the data says " + stated));
    }

    private void checkLand(
            StandardValue value, String stationClass, double landSquareMetres, List<StandardWarning> warnings) {
        StandardRow row = value.findRow(stationClass).orElse(null);
        if (row == null || Double.isNaN(landSquareMetres)) {
            return;
        }
        Double least = row.from();
        Double most = row.to();
        String land = whole(landSquareMetres);
        if (least != null && landSquareMetres < least) {
            warnings.add(new StandardWarning(
                    "land-below-class-index",
                    landSquareMetres,
                    least,
                    reference(value),
                    new LocalizedText(
                            "用地 " + land + " m² 低于 " + stationClass + " 类用地指标下限 " + whole(least) + " m²",
                            land + " m² of land is below the least for class " + stationClass + ", " + whole(least)
                                    + " m²")));
        } else if (most != null && landSquareMetres > most) {
            warnings.add(new StandardWarning(
                    "land-above-class-index",
                    landSquareMetres,
                    most,
                    reference(value),
                    new LocalizedText(
                            "用地 " + land + " m² 高于 " + stationClass + " 类用地指标上限 " + whole(most) + " m²",
                            land + " m² of land is above the most for class " + stationClass + ", " + whole(most)
                                    + " m²")));
        }
    }

    private String reference(StandardValue value) {
        return new ResolvedStandard(profile, value).reference();
    }

    private static String whole(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }
}
