package org.cityreach.siting;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.cityreach.siting.SitingResult.Violation;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.feasibility.PlanFigures;
import org.cityreach.siting.candidate.ExclusionReason;
import org.cityreach.siting.candidate.Wording;
import org.jspecify.annotations.Nullable;

/** Which rules of a question a drawn plan breaks, other than where its places are. */
final class BrokenRules {

    private static final double ROUNDING = 1e-9;

    private final SitingQuestion question;
    private final Ground ground;
    private final SiteList sites;
    private final Services after;
    private final List<Violation> found = new ArrayList<>();

    BrokenRules(SitingQuestion question, Ground ground, SiteList sites, Services after) {
        this.question = question;
        this.ground = ground;
        this.sites = sites;
        this.after = after;
    }

    List<Violation> list() {
        counts();
        budget();
        fixed();
        conflicts();
        service();
        return found;
    }

    private void add(String code, String zh, String en) {
        found.add(new Violation(null, ExclusionReason.plain(code, zh, en)));
    }

    private void counts() {
        Rules rules = question.rules();
        int opened = after.figures().totals().newSites();
        if (opened > rules.mostNew()) {
            add(
                    "more-than-p",
                    "新建 " + opened + " 处,至多 " + rules.mostNew() + " 处",
                    opened + " new sites; at most " + rules.mostNew());
        }
        int kept = 0;
        for (int i = 0; i < after.option().length; i++) {
            kept += after.option()[i] >= 0 && sites.all().get(i).state() == Sites.State.CLOSABLE ? 1 : 0;
        }
        if (kept > rules.mostClosable()) {
            add(
                    "more-kept-than-allowed",
                    "保留可关闭的现状设施 " + kept + " 处,至多 " + rules.mostClosable() + " 处",
                    kept + " existing sites that may be closed stay; at most " + rules.mostClosable());
        }
    }

    private void budget() {
        double cost = after.figures().totals().cost();
        double budget = question.rules().budget();
        if (cost > budget + ROUNDING * Math.abs(budget)) {
            String unit = " " + ground.units().cost();
            add(
                    "over-budget",
                    "造价 " + Wording.figure(cost) + unit + ",超出预算 " + Wording.figure(budget) + unit,
                    "It costs " + Wording.figure(cost) + unit + ", more than the budget of " + Wording.figure(budget)
                            + unit);
        }
    }

    private void fixed() {
        for (String id : question.fixed().stream().sorted().toList()) {
            if (sites.all().stream()
                    .noneMatch(site -> site.id().equals(id) && site.state().isNew())) {
                found.add(new Violation(
                        id,
                        ExclusionReason.plain("fixed-not-open", "规定必建,方案中没有", "Must be opened; the plan lacks it")));
            }
        }
    }

    private void conflicts() {
        int[][] conflicts = sites.problem().sites().conflicts();
        Ground.CityMap map = ground.map();
        for (int one = 0; one < conflicts.length; one++) {
            for (int other : conflicts[one]) {
                if (other > one && after.option()[one] >= 0 && after.option()[other] >= 0) {
                    addConflict(sites.all().get(one), sites.all().get(other), map);
                }
            }
        }
    }

    private void addConflict(SitePlace one, SitePlace other, Ground.@Nullable CityMap map) {
        if (one.state() == Sites.State.KEPT || other.state() == Sites.State.KEPT) {
            return;
        }
        if (map == null) {
            found.add(new Violation(
                    other.id(),
                    ExclusionReason.plain(
                            "conflict",
                            "不能与“" + one.id() + "”同时启用",
                            "May not be open together with “" + one.id() + "”")));
            return;
        }
        double metres = Math.hypot(one.x() - other.x(), one.y() - other.y());
        found.add(new Violation(other.id(), CandidateSites.Standing.tooNear(one, metres, map.separationMetres())));
    }

    private void service() {
        PlanFigures.Totals totals = after.figures().totals();
        Goal goal = question.goal();
        String unit = " " + ground.units().weight();
        double missing = totals.weight() - totals.servedWeight();
        boolean isShort = missing > ROUNDING * totals.weight();
        if (goal.isCapacitated() && isShort && room() < totals.weight()) {
            add(
                    "capacity-short",
                    "容量 " + Wording.figure(room()) + unit + ",需求 " + Wording.figure(totals.weight()) + unit + ",未服务 "
                            + Wording.figure(missing) + unit,
                    "Room for " + Wording.figure(room()) + unit + ", demand of " + Wording.figure(totals.weight())
                            + unit + "; " + Wording.figure(missing) + unit + " stay unserved");
        }
        if (goal.servesAll() && totals.servedCount() < totals.demandCount()) {
            int count = totals.demandCount() - totals.servedCount();
            found.add(new Violation(
                    null,
                    new ExclusionReason(
                            "not-served",
                            new LocalizedText(
                                    count + " 处需求未被(全部)服务", count + " of the demand are not served, or not wholly"),
                            null,
                            null,
                            Double.NaN,
                            Double.NaN,
                            null)));
        }
        double share = question.rules().share();
        boolean all = share == 1 && totals.servedCount() < totals.demandCount();
        if (goal == Goal.SET_COVERING && (all || totals.share() < share - ROUNDING)) {
            add(
                    "share-not-reached",
                    "覆盖 " + percent(totals.share()) + ",要求 " + percent(share),
                    percent(totals.share()) + " is covered; " + percent(share) + " is asked for");
        }
    }

    private static String percent(double share) {
        return share >= 1 ? "100 %" : Wording.below(100 * share, 100) + " %";
    }

    private double room() {
        double room = 0;
        for (int i = 0; i < after.option().length; i++) {
            room += after.option()[i] < 0 ? 0 : sites.problem().sites().capacity()[i][after.option()[i]];
        }
        return room;
    }
}
