package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cityreach.print.Grid;
import org.cityreach.print.Grid.Column;
import org.cityreach.print.Ink;
import org.cityreach.print.Numbers;
import org.cityreach.siting.scenario.SiteFigures;

/** The columns of the table of sites: those that say something of any site, the rest of the room for names. */
final class SiteColumns {

    private static final double NUMBER_MM = 8;

    private final ReportFacts facts;
    private final List<Known> known = new ArrayList<>();

    /** A column and what it says of a site. */
    private record Known(Column column, Function<SiteFigures, String> text) {}

    SiteColumns(ReportFacts facts) {
        this.facts = facts;
        String unit = facts.subject().unit(facts.language());
        String behind = unit.isEmpty() ? "" : " (" + unit + ")";
        addWords(facts.say("类别", "Role"), 24, site -> Words.role(site.role(), facts.language()));
        addWords(facts.say("规模", "Size"), 20, site -> Objects.requireNonNullElse(site.option(), ""));
        addFigures(facts.say("能力", "Capacity") + behind, 21, site -> Numbers.amount(site.capacity()));
        addFigures(facts.say("负荷", "Load") + behind, 20, site -> Numbers.amount(site.load()));
        addFigures(facts.say("利用率", "Used"), 16, site -> Numbers.percent(site.utilisation()));
        addFigures(facts.say("服务点数", "Places"), 16, site -> Numbers.amount(site.demandCount()));
        addFigures(facts.say("费用", "Cost"), 20, site -> Numbers.amount(site.cost()));
        addFigures(facts.say("平均距离", "Mean distance"), 20, site -> Numbers.metres(site.meanMetres()));
        addFigures(facts.say("最远距离", "Largest"), 16, site -> Numbers.metres(site.maxMetres()));
    }

    private void addWords(String title, double widthMm, Function<SiteFigures, String> text) {
        add(new Known(Column.words(title, widthMm), text));
    }

    /** Figures of what is open. */
    private void addFigures(String title, double widthMm, Function<SiteFigures, String> text) {
        add(new Known(Column.figures(title, widthMm), site -> site.isOpen() ? text.apply(site) : Numbers.NONE));
    }

    private void add(Known column) {
        boolean says = facts.result().sites().stream()
                .map(column.text())
                .anyMatch(text -> !text.isEmpty() && !text.equals(Numbers.NONE) && !text.equals("0"));
        if (says) {
            known.add(column);
        }
    }

    /** With number and name before them, as wide together as the table. */
    List<Column> columns(double widthMm) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.figures("№", NUMBER_MM));
        double taken = NUMBER_MM
                + known.stream().mapToDouble(one -> one.column().widthMm()).sum();
        columns.add(Column.words(facts.say("名称", "Name"), widthMm - taken));
        known.forEach(one -> columns.add(one.column()));
        return columns;
    }

    void row(Grid table, String number, SiteFigures site) {
        List<String> cells = new ArrayList<>(List.of(number, site.title()));
        known.forEach(one -> cells.add(one.text().apply(site)));
        table.row(cells, site.utilisation() > 1 ? Ink.BAD : number.isEmpty() ? Ink.MUTED : Ink.TEXT);
    }
}
