package org.cityreach.cases.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseBlock;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.PlaceBlock;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A case index of a few segments: one large, and smaller ones of what came later; the last holds the newest
 * cases, which are kept as features beside it so that it can be made anew with the next ones.
 */
final class ColumnCaseIndex implements CaseIndex {

    private final CaseSchema schema;
    private final int[] knownTexts;
    private final long version;
    private final Places places;
    private final List<Slice> slices;
    private final Map<String, Feature> tail;
    private final int size;
    private final int withoutPlace;
    private volatile @Nullable Envelope bounds;

    /**
     * @param slices in the order of their rows; the last is made of the tail where that is not empty
     * @param tail the newest cases by id
     */
    ColumnCaseIndex(CaseSchema schema, long version, Places places, List<Slice> slices, Map<String, Feature> tail) {
        this.schema = schema;
        this.knownTexts = schema.knownTexts();
        this.version = version;
        this.places = places;
        this.slices = List.copyOf(slices);
        this.tail = tail;
        int all = 0;
        int placed = 0;
        for (Slice slice : slices) {
            all += slice.size();
            placed += slice.placed();
        }
        this.size = all;
        this.withoutPlace = all - placed;
    }

    CaseSchema schema() {
        return schema;
    }

    Places places() {
        return places;
    }

    List<Slice> slices() {
        return slices;
    }

    Map<String, Feature> tail() {
        return tail;
    }

    @Override
    public Layer layer() {
        return schema.layer();
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Crs metricCrs() {
        return places.metricCrs();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int withoutPlace() {
        return withoutPlace;
    }

    @Override
    public Envelope bounds() {
        Envelope known = bounds;
        if (known == null) {
            known = new Envelope();
            for (Slice slice : slices) {
                known.expandToInclude(slice.bounds());
            }
            bounds = known;
        }
        return new Envelope(known);
    }

    @Override
    public void scan(CaseFilter filter, @Nullable Envelope area, Progress progress, CaseBlock.Reader reader) {
        CompiledFilter compiled = new CompiledFilter(filter, schema, metricCrs(), area);
        if (!compiled.isEmpty()) {
            scan(compiled, 0, blocks(), progress, reader);
        }
    }

    @Override
    public void scan(
            CaseFilter filter,
            @Nullable Envelope area,
            Progress progress,
            int parts,
            IntFunction<CaseBlock.Reader> readers) {
        if (parts < 1) {
            throw new IllegalArgumentException(parts + " parts: at least one is needed");
        }
        CompiledFilter compiled = new CompiledFilter(filter, schema, metricCrs(), area);
        long blocks = compiled.isEmpty() ? 0 : blocks();
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> scan(
                        compiled,
                        (int) (blocks * part / parts),
                        (int) (blocks * (part + 1) / parts),
                        progress,
                        readers.apply(part)));
    }

    @Override
    public void scanPlaces(CaseFilter filter, @Nullable Envelope area, Progress progress, PlaceBlock.Reader reader) {
        CompiledFilter compiled = new CompiledFilter(filter, schema, metricCrs(), area);
        if (!compiled.isEmpty()) {
            for (Slice slice : slices) {
                Slice.Scan scan = slice.new Scan(compiled);
                for (int block = 0; block < slice.segment().blocks(); block++) {
                    progress.checkCancelled();
                    scan.readPlaces(block, reader);
                }
            }
        }
    }

    private int blocks() {
        return slices.stream().mapToInt(slice -> slice.segment().blocks()).sum();
    }

    /** Scans some blocks, counted over all segments. */
    private void scan(CompiledFilter compiled, int from, int to, Progress progress, CaseBlock.Reader reader) {
        int first = 0;
        for (Slice slice : slices) {
            int blocks = slice.segment().blocks();
            int begin = Math.max(0, from - first);
            int end = Math.min(blocks, to - first);
            if (begin < end) {
                Slice.Scan scan = slice.new Scan(compiled);
                for (int block = begin; block < end; block++) {
                    progress.checkCancelled();
                    scan.read(block, reader);
                }
            }
            first += blocks;
        }
    }

    @Override
    public int[] rows(CaseFilter filter) {
        int[] rows = new int[size];
        AtomicInteger found = new AtomicInteger();
        scan(filter, null, Progress.NONE, block -> {
            System.arraycopy(block.rows(), 0, rows, found.get(), block.size());
            found.addAndGet(block.size());
        });
        return Arrays.copyOf(rows, found.get());
    }

    @Override
    public int count(CaseFilter filter) {
        CompiledFilter compiled = new CompiledFilter(filter, schema, metricCrs(), null);
        int count = 0;
        if (!compiled.isEmpty()) {
            for (Slice slice : slices) {
                Slice.Scan scan = slice.new Scan(compiled);
                for (int block = 0; block < slice.segment().blocks(); block++) {
                    count += scan.count(block);
                }
            }
        }
        return count;
    }

    private Slice sliceOf(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        int found = slices.size() - 1;
        while (slices.get(found).start() > row) {
            found--;
        }
        return slices.get(found);
    }

    @Override
    public String id(int row) {
        Slice slice = sliceOf(row);
        return slice.segment().ids().get(slice.rowOf(row));
    }

    @Override
    public double easting(int row) {
        Slice slice = sliceOf(row);
        return slice.segment().positions().easting(slice.rowOf(row));
    }

    @Override
    public double northing(int row) {
        Slice slice = sliceOf(row);
        return slice.segment().positions().northing(slice.rowOf(row));
    }

    @Override
    public long moment(CaseMoment moment, int row) {
        Slice slice = sliceOf(row);
        MomentColumn moments = slice.segment().moments(moment);
        return moments == null ? NEVER : moments.moment(slice.rowOf(row));
    }

    @Override
    public int code(CaseAttribute attribute, int row) {
        int column = schema.column(attribute);
        Slice slice = sliceOf(row);
        return column == CaseSchema.NONE ? -1 : slice.segment().texts(column).code(slice.rowOf(row));
    }

    @Override
    public int codes(CaseAttribute attribute) {
        int column = schema.column(attribute);
        return column == CaseSchema.NONE ? 0 : knownTexts[column];
    }

    @Override
    public String value(CaseAttribute attribute, int code) {
        if (code < 0 || code >= codes(attribute)) {
            throw new IndexOutOfBoundsException("code " + code + " of " + codes(attribute));
        }
        return schema.dictionary(schema.column(attribute)).get(code);
    }

    @Override
    public boolean hasAny(String property) {
        if (layer().findProperty(property).isEmpty()) {
            return false;
        }
        int column = schema.column(property);
        for (Slice slice : slices) {
            Column values = slice.segment().column(column);
            for (int i = 0; i < slice.size(); i++) {
                if (!values.isMissing(slice.rowOf(slice.start() + i))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public double number(String property, int row) {
        int column = schema.column(property);
        PropertyType type = schema.type(column);
        if (type != PropertyType.NUMBER && type != PropertyType.INTEGER) {
            throw new IllegalArgumentException("property " + property + " is no number");
        }
        Slice slice = sliceOf(row);
        return slice.segment().column(column).number(slice.rowOf(row));
    }

    @Override
    public @Nullable Object property(String property, int row) {
        Slice slice = sliceOf(row);
        return slice.segment().column(schema.column(property)).value(slice.rowOf(row));
    }
}
