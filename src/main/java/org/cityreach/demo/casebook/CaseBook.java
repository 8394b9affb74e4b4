package org.cityreach.demo.casebook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.layer.Feature;

/**
 * Handles the year's cases: who reported them, when they were accepted, filed, dispatched, resolved and closed,
 * how often they were sent back, and which of them are open at the end. About 96 in 100 are closed by their due time.
 */
public final class CaseBook {

    private static final double NEVER_CLOSED = 0.0008;
    /** Of the cases sent back, how many are a second time. */
    private static final double SENT_BACK_TWICE = 0.15;

    private final CityPlan plan;
    private final List<Duty> duties;
    private final SplittableRandom random;
    private final SplittableRandom acceptance;
    private final SplittableRandom verification;

    private CaseBook(CityPlan plan, List<Duty> duties) {
        this.plan = plan;
        this.duties = duties;
        this.random = plan.seed().random("case-handling");
        this.acceptance = plan.seed().random("case-acceptance");
        this.verification = plan.seed().random("case-verification");
    }

    /** Who answers for a grid. */
    public record Duty(String gridCode, String unit) {}

    /**
     * All cases in the order they were reported.
     *
     * @param duties by the number of the grid
     */
    public static List<Feature> of(CityPlan plan, CasePlaces places, List<Duty> duties) {
        return new CaseBook(plan, duties).features(CaseSites.of(places, plan.seed()));
    }

    private List<Feature> features(List<CaseSite> sites) {
        List<CaseSite> inOrder = new ArrayList<>(sites);
        inOrder.sort(Comparator.comparing(CaseSite::reported)
                .thenComparingDouble(CaseSite::u)
                .thenComparingDouble(CaseSite::v));
        List<Feature> features = new ArrayList<>();
        String day = "";
        int serial = 0;
        for (CaseSite site : inOrder) {
            String today = site.reported()
                    .atOffset(Calendar.ZONE)
                    .toLocalDate()
                    .toString()
                    .replace("-", "");
            serial = today.equals(day) ? serial + 1 : 1;
            day = today;
            features.add(feature(site, today + String.format(Locale.ROOT, "%04d", serial)));
        }
        return features;
    }

    private Feature feature(CaseSite site, String id) {
        double[] at = inCity(site);
        Duty duty = duties.get(plan.gridAt(at[0], at[1]));
        boolean complaint = random.nextDouble() < site.category().complaintShare();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("kind", complaint ? "complaint" : "violation");
        properties.put("category", site.category().code());
        properties.put("source", complaint ? complaintSource() : violationSource());
        addTimes(properties, site, complaint, duty);
        properties.put("grid", duty.gridCode());
        properties.put("unit", duty.unit());
        return new Feature(id, plan.warp().point(at[0], at[1]), properties);
    }

    /** A case that chance put beyond the city's edge goes back towards its middle. */
    private double[] inCity(CaseSite site) {
        double u = site.u();
        double v = site.v();
        while (!plan.isInGrid(u, v)) {
            u *= 0.98;
            v *= 0.98;
        }
        return new double[] {u, v};
    }

    private String complaintSource() {
        double chance = random.nextDouble();
        return chance < 0.44 ? "hotline-12345" : chance < 0.72 ? "hotline-12319" : "wechat";
    }

    private String violationSource() {
        double chance = random.nextDouble();
        return chance < 0.8 ? "inspection" : chance < 0.93 ? "district-check" : "drone";
    }

    private void addTimes(Map<String, Object> properties, CaseSite site, boolean complaint, Duty duty) {
        Instant filed =
                site.reported().plusSeconds(60L * (2 + random.nextInt(complaint ? 150 : 25)) + random.nextInt(60));
        Instant dispatched = filed.plusSeconds(60L * (1 + random.nextInt(40)) + random.nextInt(60));
        long dueSeconds = Duration.ofHours(site.category().dueHours()).toSeconds();
        long taken = (long) (dueSeconds * shareOfTime(duty));
        Instant closed = dispatched.plusSeconds(taken);
        Instant resolved = dispatched.plusSeconds((long) (taken * (0.8 + 0.17 * random.nextDouble())));
        boolean never = random.nextDouble() < NEVER_CLOSED;
        Instant end = Calendar.END;
        properties.put("reported", site.reported());
        Instant accepted = accepted(site.reported(), filed);
        if (accepted.isBefore(end)) {
            properties.put("accepted", accepted);
        }
        String status = "reported";
        if (filed.isBefore(end)) {
            properties.put("filed", filed);
            status = "filed";
        }
        if (dispatched.isBefore(end)) {
            properties.put("dispatched", dispatched);
            properties.put("due", dispatched.plusSeconds(dueSeconds));
            status = "dispatched";
        }
        long timesSentBack = timesSentBack(duty, taken > dueSeconds);
        if (resolved.isBefore(end) && !never) {
            properties.put("resolved", resolved);
            properties.put("rework", timesSentBack);
            status = "resolved";
        }
        if (closed.isBefore(end) && !never) {
            properties.put("closed", closed);
            status = "closed";
        }
        properties.put("status", status);
    }

    /** Somewhere between the report and the filing. */
    private Instant accepted(Instant reported, Instant filed) {
        double share = 0.2 + 0.6 * acceptance.nextDouble();
        return reported.plusSeconds((long) (Duration.between(reported, filed).toSeconds() * share));
    }

    /** How often the check on the spot sent the case back; oftener where it came late. */
    private long timesSentBack(Duty duty, boolean late) {
        double chance = (late ? 0.18 : 0.025) + 0.003 * character(duty);
        boolean once = verification.nextDouble() < chance;
        boolean twice = verification.nextDouble() < SENT_BACK_TWICE;
        return once ? (twice ? 2 : 1) : 0;
    }

    /** From 0 for the best squad to 10. */
    private static int character(Duty duty) {
        return Math.floorMod(duty.unit().hashCode(), 11);
    }

    /** How much of the time allowed is used; more than 1 is overdue. Squads differ. */
    private double shareOfTime(Duty duty) {
        double overdue = 0.016 + 0.004 * character(duty);
        if (random.nextDouble() < overdue) {
            return 1.02 - 0.6 * StrictMath.log(1 - random.nextDouble());
        }
        double one = random.nextDouble();
        return 0.06 + 0.92 * one * (0.45 + 0.55 * random.nextDouble());
    }
}
