package org.cityreach.siting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.Note;
import org.cityreach.fault.Fault;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.candidate.ExclusionReason;

/** Reads a question of a matrix. */
final class MatrixReader {

    private MatrixReader() {}

    static Ground read(SitingQuestion question, MatrixTable table) {
        requireKnown(question, table);
        List<SitePlace> existing = new ArrayList<>();
        List<SitePlace> allowed = new ArrayList<>();
        List<Ground.Barred> barred = new ArrayList<>();
        for (int column = 0; column < table.sites().size(); column++) {
            MatrixTable.Site asked = table.sites().get(column);
            SitePlace site = site(question, asked, column);
            boolean forbidden = asked.state() == MatrixTable.State.FORBIDDEN
                    || question.forbidden().contains(asked.id());
            if (!site.state().isNew()) {
                existing.add(site);
            } else if (forbidden) {
                barred.add(new Ground.Barred(
                        site, List.of(ExclusionReason.plain("forbidden", "列为禁用", "Forbidden in the question"))));
            } else {
                allowed.add(site);
            }
        }
        List<Note> notes = new ArrayList<>();
        long missing = (long) table.demandIds().size() * table.sites().size()
                - table.entries().cost().length;
        if (missing > 0) {
            notes.add(Note.of(
                    "matrix-pairs-missing",
                    "矩阵缺少 " + missing + " 对,视为不能服务",
                    missing + " pairs are missing from the matrix; they cannot serve"));
        }
        return new Ground(
                new Ground.DemandPlaces(table.demandIds(), null, table.weights()),
                existing,
                allowed,
                barred,
                new MatrixReaches(table),
                new Ground.Units("weight", "cost", "matrix"),
                null,
                Map.of(),
                notes);
    }

    private static SitePlace site(SitingQuestion question, MatrixTable.Site asked, int column) {
        boolean fixed = question.fixed().contains(asked.id());
        Sites.State state = switch (asked.state()) {
            case CANDIDATE, FORBIDDEN -> fixed ? Sites.State.FIXED : Sites.State.CANDIDATE;
            case FIXED -> Sites.State.FIXED;
            case KEPT -> Sites.State.KEPT;
            case CLOSABLE -> Sites.State.CLOSABLE;
        };
        List<SitingQuestion.Size> sizes =
                asked.sizes() == null ? question.sizes().choices() : asked.sizes();
        return new SitePlace(asked.id(), null, Double.NaN, Double.NaN, state, sizes, asked.closingCost(), column);
    }

    private static void requireKnown(SitingQuestion question, MatrixTable table) {
        Set<String> candidates = new HashSet<>();
        Set<String> fixed = new HashSet<>(question.fixed());
        Set<String> forbidden = new HashSet<>(question.forbidden());
        for (MatrixTable.Site site : table.sites()) {
            if (site.state() != MatrixTable.State.KEPT && site.state() != MatrixTable.State.CLOSABLE) {
                candidates.add(site.id());
            }
            if (site.state() == MatrixTable.State.FIXED) {
                fixed.add(site.id());
            }
            if (site.state() == MatrixTable.State.FORBIDDEN) {
                forbidden.add(site.id());
            }
        }
        requireKnown(question.fixed(), candidates, "fixed");
        requireKnown(question.forbidden(), candidates, "forbidden");
        fixed.retainAll(forbidden);
        fixed.stream().sorted().findFirst().ifPresent(id -> {
            throw fixedAndForbidden(id);
        });
    }

    static Fault fixedAndForbidden(String id) {
        return Fault.invalid("fixed-and-forbidden", "fixed", id, "ids that are not in forbidden too");
    }

    private static void requireKnown(Set<String> asked, Set<String> known, String input) {
        for (String id : asked.stream().sorted().toList()) {
            if (!known.contains(id)) {
                throw Fault.invalid(
                        "unknown-site",
                        input,
                        id,
                        "ids of candidates in the matrix, of which there are " + known.size());
            }
        }
    }
}
