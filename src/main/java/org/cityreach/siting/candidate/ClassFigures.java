package org.cityreach.siting.candidate;

import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.StandardRow;
import org.cityreach.standard.StandardValue;
import org.cityreach.standard.Standards;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;

/** A figure of a standard by the class that follows from a capacity: a separation, or the least land. */
final class ClassFigures {

    private final ResolvedStandard standard;
    private final StandardValue classes;
    private final String input;

    private ClassFigures(ResolvedStandard standard, StandardValue classes, String input) {
        this.standard = standard;
        this.classes = classes;
        this.input = input;
    }

    /** The figure of one class. */
    record Figure(double value, String className, String source) {}

    /** Reads the standard; faults name the input. */
    static ClassFigures of(Standards standards, String reference, ValueKind kind, String input) {
        ResolvedStandard found;
        try {
            found = standards.getValue(reference);
        } catch (Fault fault) {
            throw fault.at(input);
        }
        StandardValue value = found.value();
        if (value.kind() != kind) {
            throw Fault.invalid("standard-of-another-kind", input, reference, "a value of kind " + kind.code());
        }
        StandardValue classes = found.profile()
                .findValue(value.layer(), ValueKind.CLASS_BY_CAPACITY)
                .orElseThrow(() -> Fault.invalid(
                        "standard-without-classes",
                        input,
                        reference,
                        "a profile that has classes by capacity of " + value.layer()));
        return new ClassFigures(found, classes, input);
    }

    /** The figure for a capacity, null for NaN; a fault where the standard has no class for it. */
    @Nullable
    Figure find(double capacity) {
        if (Double.isNaN(capacity)) {
            return null;
        }
        if (Double.isInfinite(capacity)) {
            throw Fault.invalid(
                    "standard-needs-capacity",
                    input,
                    standard.value().id(),
                    "with capacity, capacityProperty or options, from which the class follows");
        }
        StandardRow type = classes.findRowContaining(capacity)
                .orElseThrow(() -> Fault.invalid(
                        "capacity-without-class",
                        input,
                        capacity,
                        "a capacity that " + classes.id() + " has a class for"));
        StandardRow row = standard.value()
                .findRow(type.key())
                .orElseThrow(() -> Fault.invalid(
                        "class-without-figure",
                        input,
                        type.key(),
                        "a class that " + standard.value().id() + " has"));
        Double figure = standard.value().kind() == ValueKind.LAND_BY_CLASS ? row.from() : row.value();
        String source = row.source().text() + " [" + row.source().mark().code() + "]";
        return new Figure(Optional.ofNullable(figure).orElse(0.0), type.key(), source);
    }
}
