package org.cityreach.siting;

import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Selection;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.candidate.CandidateSource;
import org.cityreach.siting.candidate.ScreeningRules;
import org.jspecify.annotations.Nullable;

/**
 * Where should the next sites go?
 *
 * @param material what the question is about: layers, or a matrix of one's own
 * @param sizes what may be built at a candidate
 * @param fixed candidates that must be opened
 * @param forbidden candidates that must not
 * @param demandPlaces whether the answer tells every demand
 */
public record SitingQuestion(
        Goal goal,
        Material material,
        Rules rules,
        Sizes sizes,
        Set<String> fixed,
        Set<String> forbidden,
        boolean demandPlaces) {

    public SitingQuestion {
        fixed = Set.copyOf(fixed);
        forbidden = Set.copyOf(forbidden);
    }

    /** What a question is about. */
    public sealed interface Material permits Layers, MatrixTable {}

    /**
     * Demand, candidates and what stands, from layers.
     *
     * @param weight a numeric property of the demand; null where each counts one
     * @param reach null where distance does not matter
     * @param separationMetres between any two open sites, of which at least one is new; 0 for none
     * @param groupBy polygons to tell before and after by; null for none
     */
    public record Layers(
            Selection demand,
            @Nullable String weight,
            CandidateSource candidates,
            @Nullable Existing existing,
            @Nullable Reach reach,
            ScreeningRules screening,
            double separationMetres,
            @Nullable Selection groupBy)
            implements Material {}

    /** How far a site serves; what lies at exactly the radius is served. */
    public sealed interface Reach {

        /** The most metres such a radius may have. */
        double MOST_METRES = 1_000_000;

        record Fixed(double metres) implements Reach {}

        /** A value of a planning standard that is one radius for all, such as {@code toilet-service-radius}. */
        record Standard(String reference) implements Reach {}
    }

    /**
     * What stands already.
     *
     * @param allMayClose whether every one may be closed
     * @param mayClose those that may, where not all
     * @param capacityProperty null where the candidates' capacity counts
     * @param closingCost of each that is closed
     */
    public record Existing(
            Selection selection,
            boolean allMayClose,
            Set<String> mayClose,
            @Nullable String capacityProperty,
            double closingCost,
            List<Upgrade> upgrades) {

        public Existing {
            mayClose = Set.copyOf(mayClose);
            upgrades = List.copyOf(upgrades);
        }
    }

    /**
     * What an existing site may become.
     *
     * @param id of the site; null for every one
     */
    public record Upgrade(@Nullable String id, Size size) {}

    /**
     * What may be built at a place.
     *
     * @param name null where there is one size only
     * @param capacity in the unit of the demand's weight; infinite for no limit
     */
    public record Size(@Nullable String name, double capacity, double cost) {

        public static final Size PLAIN = new Size(null, Double.POSITIVE_INFINITY, 0);
    }

    /**
     * What may be built at each candidate.
     *
     * @param capacityProperty of the candidates; null where all have the same
     * @param costProperty of the candidates, to which the cost of the size is added; null for none
     * @param choices at least one
     */
    public record Sizes(
            @Nullable String capacityProperty, @Nullable String costProperty, List<Size> choices) {

        public static final Sizes PLAIN = new Sizes(null, null, List.of(Size.PLAIN));

        public Sizes {
            choices = List.copyOf(choices);
        }
    }
}
