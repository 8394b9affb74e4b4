package org.cityreach.siting;

import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/** A question read once, with the problem of all its sites made when first needed. Safe for use by many threads. */
final class Prepared {

    /** Larger problems are made anew rather than held between questions. */
    private static final int MOST_PAIRS_KEPT = 4_000_000;

    private final SitingQuestion question;
    private final Ground ground;
    private volatile @Nullable SiteList kept;

    Prepared(SitingQuestion question, Ground ground) {
        this.question = question;
        this.ground = ground;
    }

    SitingQuestion question() {
        return question;
    }

    Ground ground() {
        return ground;
    }

    /** What stands and every allowed candidate. */
    SiteList sites(Progress progress) {
        SiteList known = kept;
        if (known != null) {
            return known;
        }
        SiteList made = SiteList.of(question, ground, ground.allowed(), progress);
        if (made.problem().pairs().size() <= MOST_PAIRS_KEPT) {
            kept = made;
        }
        return made;
    }
}
