package org.cityreach.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.layer.CaseCategories;
import org.cityreach.layer.CaseCategories.Category;
import org.cityreach.layer.LocalizedText;

/** Says in words which cases a question is about and when. The same question has the same words at any time. */
final class Wording {

    private static final int MOST_NAMED = 3;
    private static final LocalizedText CASES = new LocalizedText("案件", "cases");

    private final CaseCategories categories = CaseCategories.shipped();
    private final ZoneId zone;

    Wording(ZoneId zone) {
        this.zone = zone;
    }

    /** The cases, such as 暴露垃圾投诉. */
    LocalizedText cases(CaseQuestion question) {
        Map<CaseAttribute, Set<String>> values = question.filter().values();
        LocalizedText noun = noun(question, values.getOrDefault(CaseAttribute.KIND, Set.of()));
        Set<String> wanted = values.getOrDefault(CaseAttribute.CATEGORY, Set.of());
        if (wanted.isEmpty()) {
            return noun;
        }
        List<LocalizedText> names = names(wanted);
        boolean plain = noun.equals(CASES)
                && names.size() <= MOST_NAMED
                && wanted.stream().noneMatch(this::isClass);
        if (names.size() > MOST_NAMED) {
            return new LocalizedText(
                    "所选 " + names.size() + " 类" + noun.zh(), noun.en() + " of " + names.size() + " chosen categories");
        }
        return new LocalizedText(
                String.join("、", names.stream().map(LocalizedText::zh).toList()) + (plain ? "" : noun.zh()),
                noun.en() + " of "
                        + String.join(
                                ", ",
                                names.stream()
                                        .map(name -> "“" + name.en() + "”")
                                        .toList()));
    }

    private static LocalizedText noun(CaseQuestion question, Set<String> kinds) {
        if (kinds.equals(Set.of("complaint"))) {
            return new LocalizedText("投诉", "complaints");
        }
        if (kinds.equals(Set.of("violation"))) {
            return new LocalizedText("违规", "violations");
        }
        boolean shipped = question.index().layer().id().equals("case");
        return shipped ? CASES : question.index().layer().title();
    }

    /** A class stands for its categories, which are then not named again. */
    private List<LocalizedText> names(Set<String> wanted) {
        List<LocalizedText> names = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Category category : categories.list()) {
            if (category.isClass() ? wanted.contains(category.code()) : isAlone(category, wanted)) {
                names.add(category.title());
            }
            told.add(category.code());
        }
        wanted.stream().filter(value -> !told.contains(value)).sorted().forEach(value -> names.add(title(value)));
        return names;
    }

    private boolean isClass(String value) {
        return categories.find(value).map(Category::isClass).orElse(false);
    }

    private static boolean isAlone(Category category, Set<String> wanted) {
        return wanted.contains(category.code()) && !wanted.contains(category.classCode());
    }

    /** A unit as it stands after 个: Latin letters and digits are set off by a space. */
    static LocalizedText afterNumber(LocalizedText unit) {
        return unit.zh().charAt(0) < 128 ? new LocalizedText(" " + unit.zh(), unit.en()) : unit;
    }

    /** What people call a category; its own text where the list does not have it. */
    LocalizedText title(String category) {
        return categories.find(category).map(Category::title).orElseGet(() -> LocalizedText.same(category));
    }

    /** The period as the start of a sentence; empty texts do not exist, so all time is said too. */
    LocalizedText period(CaseFilter filter) {
        Period period = filter.period();
        boolean open = period.from() <= Long.MIN_VALUE + 1 || period.to() == Long.MAX_VALUE;
        if (open) {
            return halfOpen(period);
        }
        ZonedDateTime from = Instant.ofEpochMilli(period.from()).atZone(zone);
        ZonedDateTime to = Instant.ofEpochMilli(period.to()).atZone(zone);
        boolean wholeDays =
                from.toLocalTime().toSecondOfDay() == 0 && to.toLocalTime().toSecondOfDay() == 0;
        if (wholeDays && from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
            return new LocalizedText(
                    from.getYear() + " 年 " + from.getMonthValue() + " 月",
                    from.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + from.getYear());
        }
        if (wholeDays && from.getDayOfYear() == 1 && from.plusYears(1).equals(to)) {
            return new LocalizedText(from.getYear() + " 年", Integer.toString(from.getYear()));
        }
        LocalDate last = to.minusNanos(1).toLocalDate();
        return new LocalizedText(
                date(from.toLocalDate()) + " 至 " + date(last) + ",", date(from.toLocalDate()) + " to " + date(last));
    }

    private LocalizedText halfOpen(Period period) {
        if (period.from() > Long.MIN_VALUE + 1) {
            String from = date(Instant.ofEpochMilli(period.from()).atZone(zone).toLocalDate());
            return new LocalizedText(from + " 以来,", "Since " + from);
        }
        if (period.to() < Long.MAX_VALUE) {
            String last =
                    date(Instant.ofEpochMilli(period.to() - 1).atZone(zone).toLocalDate());
            return new LocalizedText("截至 " + last + ",", "Up to " + last);
        }
        return new LocalizedText("全部时间,", "All time");
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.ISO_LOCAL_DATE);
    }
}
