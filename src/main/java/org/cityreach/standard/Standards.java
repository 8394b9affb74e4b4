package org.cityreach.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.standard.format.ProfileReader;
import org.cityreach.standard.format.ProfileWriter;
import org.cityreach.store.DocumentStore;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * All profiles: the shipped ones, which never change, and those that users add. Every version that was
 * ever put stays readable as {@code id@version} until the profile is deleted. Safe for use by many threads.
 */
@Service
public class Standards {

    private static final String DOCUMENT_KIND = "standard";
    private static final String SHIPPED_FILES = "classpath*:data/standards/*.yaml";

    private final DocumentStore documents;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, StandardProfile> shippedById;

    public Standards(DocumentStore documents) {
        this.documents = documents;
        this.shippedById = readShipped();
    }

    /** The newest version of every profile, shipped ones first. */
    public List<StandardProfile> list() {
        List<StandardProfile> profiles = new ArrayList<>(shippedById.values());
        profiles.addAll(newestOfUsers());
        return profiles;
    }

    /** A profile by {@code id} (its newest version) or {@code id@version}. */
    public Optional<StandardProfile> find(String reference) {
        int at = reference.indexOf('@');
        if (at < 0) {
            return list().stream()
                    .filter(profile -> profile.id().equals(reference))
                    .findFirst();
        }
        String id = reference.substring(0, at);
        StandardProfile shipped = shippedById.get(id);
        if (shipped != null) {
            return shipped.version().equals(reference.substring(at + 1)) ? Optional.of(shipped) : Optional.empty();
        }
        return documents.find(DOCUMENT_KIND, reference).map(this::parse);
    }

    /** As {@link #find}; the fault {@code standard-not-found} where there is none. */
    public StandardProfile get(String reference) {
        return find(reference).orElseThrow(() -> Fault.notFound("standard", reference));
    }

    /**
     * A value by {@code profile#value}, {@code profile@version#value}, or its bare id. A bare id means the
     * shipped value; where only users' profiles have it, it must be in one of them only.
     */
    public ResolvedStandard getValue(String reference) {
        int hash = reference.indexOf('#');
        if (hash >= 0) {
            StandardProfile profile = get(reference.substring(0, hash));
            String valueId = reference.substring(hash + 1);
            return profile.findValue(valueId)
                    .map(value -> new ResolvedStandard(profile, value))
                    .orElseThrow(() -> Fault.notFound("standard", reference));
        }
        List<ResolvedStandard> found = valuesNamed(shippedById.values(), reference);
        if (found.isEmpty()) {
            found = valuesNamed(newestOfUsers(), reference);
        }
        if (found.size() > 1) {
            throw Fault.invalid(
                    "ambiguous-standard",
                    "standard",
                    reference,
                    String.join(
                            ", ",
                            found.stream().map(ResolvedStandard::reference).toList()));
        }
        if (found.isEmpty()) {
            throw Fault.notFound("standard", reference);
        }
        return found.get(0);
    }

    /** Every value of a kind about a layer, over the newest versions, shipped ones first. */
    public List<ResolvedStandard> listValues(String layer, ValueKind kind) {
        List<ResolvedStandard> found = new ArrayList<>();
        for (StandardProfile profile : list()) {
            for (StandardValue value : profile.values()) {
                if (value.kind() == kind && value.layer().equals(layer)) {
                    found.add(new ResolvedStandard(profile, value));
                }
            }
        }
        return found;
    }

    /**
     * Adds a profile, or another version of one.
     *
     * @param id what the profile is called; the tree may repeat it but not contradict it
     * @param tree as in the shipped files
     * @return the profile as it is kept
     */
    public StandardProfile put(String id, Map<String, Object> tree) {
        requireNotShipped(id);
        Map<String, Object> named = new LinkedHashMap<>(tree);
        Object given = named.putIfAbsent("id", id);
        if (given != null && !given.equals(id)) {
            throw Fault.invalid("id-mismatch", "id", given, id + ", as in the address");
        }
        StandardProfile profile = ProfileReader.read(named, false);
        String key = profile.id() + "@" + profile.version();
        Optional<StandardProfile> before = documents.find(DOCUMENT_KIND, key).map(this::parse);
        if (before.isPresent() && !before.get().equals(profile)) {
            throw Fault.conflict(
                    "standard-version-exists",
                    "version " + profile.version() + " of standard '" + id
                            + "' exists with other figures; give the changed one a new version");
        }
        if (before.isEmpty()) {
            documents.put(DOCUMENT_KIND, key, json.writeValueAsString(ProfileWriter.write(profile)));
        }
        return profile;
    }

    /** Deletes a user's profile with all its versions. */
    public void delete(String id) {
        requireNotShipped(id);
        boolean any = false;
        for (DocumentStore.Document document : documents.list(DOCUMENT_KIND)) {
            if (document.id().startsWith(id + "@")) {
                any |= documents.delete(DOCUMENT_KIND, document.id());
            }
        }
        if (!any) {
            throw Fault.notFound("standard", id);
        }
    }

    private void requireNotShipped(String id) {
        if (shippedById.containsKey(id)) {
            throw Fault.conflict(
                    "standard-is-shipped", "standard '" + id + "' came with the product and cannot be changed");
        }
    }

    private Collection<StandardProfile> newestOfUsers() {
        Map<String, StandardProfile> newest = new LinkedHashMap<>();
        for (DocumentStore.Document document : documents.list(DOCUMENT_KIND)) {
            StandardProfile profile = parse(document.json());
            newest.put(profile.id(), profile);
        }
        return newest.values();
    }

    private StandardProfile parse(String text) {
        return ProfileReader.read(json.readValue(text, Map.class), false);
    }

    private static List<ResolvedStandard> valuesNamed(Collection<StandardProfile> profiles, String valueId) {
        List<ResolvedStandard> found = new ArrayList<>();
        for (StandardProfile profile : profiles) {
            profile.findValue(valueId).ifPresent(value -> found.add(new ResolvedStandard(profile, value)));
        }
        return found;
    }

    private static Map<String, StandardProfile> readShipped() {
        Map<String, StandardProfile> profiles = new LinkedHashMap<>();
        try {
            List<Resource> files =
                    new ArrayList<>(List.of(new PathMatchingResourcePatternResolver().getResources(SHIPPED_FILES)));
            files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : files) {
                StandardProfile profile = readFile(file);
                profiles.put(profile.id(), profile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED_FILES, e);
        }
        return profiles;
    }

    private static StandardProfile readFile(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            Map<?, ?> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return ProfileReader.read(tree, true);
        } catch (Fault fault) {
            throw new IllegalStateException(
                    "shipped standard " + file.getFilename() + ": " + fault.getMessage(), fault);
        }
    }
}
