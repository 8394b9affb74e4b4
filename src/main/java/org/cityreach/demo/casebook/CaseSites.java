package org.cityreach.demo.casebook;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.Seed;

/** Draws where and when the cases of the year happen: hot spots with their trends, hard places, and the rest. */
final class CaseSites {

    /** How many cases the year has, as a prefecture-level city filed them. */
    static final int CASES = 68_262;

    private static final int CASES_PER_HOTSPOT = 95;
    /** How far cases of a hot spot lie from the middle of their street, as a standard deviation. */
    private static final double STREET_METRES = 13;

    private static final double TAU = 2 * Math.PI;

    private final CasePlaces places;
    private final SplittableRandom random;
    private final Calendar calendar;
    private final List<CaseSite> sites = new ArrayList<>();

    private CaseSites(CasePlaces places, Seed seed) {
        this.places = places;
        this.random = seed.random("case-sites");
        this.calendar = new Calendar(seed.random("case-times"));
    }

    static List<CaseSite> of(CasePlaces places, Seed seed) {
        CaseSites sites = new CaseSites(places, seed);
        sites.addHardPlaces();
        sites.addCategories();
        return sites.sites;
    }

    /** Where one thing has been wrong for years: many cases within some metres, every few days. */
    private void addHardPlaces() {
        List<Category> categories = Category.all().stream()
                .filter(category -> List.of("E0501", "E0502", "E0102", "E0504", "E0103", "E0107")
                        .contains(category.code()))
                .toList();
        for (int i = 0; i < places.hardPlaces().size(); i++) {
            double[] at = places.hardPlaces().get(i);
            Category category = categories.get(i % categories.size());
            int cases = 70 + random.nextInt(70);
            for (int n = 0; n < cases; n++) {
                add(category, at, new double[] {12, 12}, month(category, Hotspot.Trend.STEADY));
            }
        }
    }

    private void addCategories() {
        List<Category> categories = Category.all();
        double weights = categories.stream().mapToDouble(Category::weight).sum();
        int left = CASES - sites.size();
        for (Category category : categories) {
            int cases = (int) Math.round(left * category.weight() / weights);
            left -= cases;
            weights -= category.weight();
            addCategory(category, cases);
        }
    }

    private void addCategory(Category category, int cases) {
        List<Hotspot> hotspots = hotspots(category, cases);
        double weights = hotspots.stream().mapToDouble(Hotspot::weight).sum();
        int clustered = (int) Math.round(cases * category.clustered());
        int left = clustered;
        for (Hotspot hotspot : hotspots) {
            int here = (int) Math.round(left * hotspot.weight() / weights);
            left -= here;
            weights -= hotspot.weight();
            double[] middle = {hotspot.u(), hotspot.v()};
            double[] spread = hotspot.eastWest()
                    ? new double[] {hotspot.spreadMetres(), STREET_METRES}
                    : new double[] {STREET_METRES, hotspot.spreadMetres()};
            for (int i = 0; i < here; i++) {
                add(category, middle, spread, month(category, hotspot.trend()));
            }
        }
        for (int i = clustered; i < cases; i++) {
            double[] at = places.pool(kind(category)).draw(random);
            add(category, at, new double[] {14, 14}, month(category, Hotspot.Trend.STEADY));
        }
    }

    /** Earlier kinds of a category are likelier. */
    private PlaceKind kind(Category category) {
        int count = category.places().size();
        double chance = random.nextDouble();
        return category.places().get((int) (chance * chance * count));
    }

    /** Few large ones and many small ones. */
    private List<Hotspot> hotspots(Category category, int cases) {
        int count = Math.max(3, (int) (cases * category.clustered() / CASES_PER_HOTSPOT));
        Hotspot.Trend[] trends = Hotspot.Trend.values();
        double steady = category.season() == Season.EVEN ? 0.5 : 0.85;
        List<Hotspot> hotspots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] at = places.pool(kind(category)).draw(random);
            double chance = random.nextDouble();
            Hotspot.Trend trend =
                    chance < steady ? Hotspot.Trend.STEADY : trends[1 + (int) ((chance - steady) / (1 - steady) * 4)];
            double weight = 1 / StrictMath.pow(i + 2, 0.7);
            hotspots.add(new Hotspot(at[0], at[1], weight, 25 + 60 * random.nextDouble(), random.nextBoolean(), trend));
        }
        return hotspots;
    }

    private int month(Category category, Hotspot.Trend trend) {
        double[] sums = new double[Calendar.MONTHS];
        double sum = 0;
        for (int month = 0; month < sums.length; month++) {
            int ofYear = Calendar.FIRST_DAY.plusMonths(month).getMonthValue();
            sum += category.season().factor(ofYear) * trend.factor(month);
            sums[month] = sum;
        }
        double at = random.nextDouble() * sum;
        int month = 0;
        while (sums[month] < at) {
            month++;
        }
        return month;
    }

    private void add(Category category, double[] middle, double[] spreadMetres, int month) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double turn = TAU * random.nextDouble();
        sites.add(new CaseSite(
                category,
                middle[0] + spreadMetres[0] * radius * StrictMath.cos(turn),
                middle[1] + spreadMetres[1] * radius * StrictMath.sin(turn),
                calendar.draw(month, category)));
    }
}
