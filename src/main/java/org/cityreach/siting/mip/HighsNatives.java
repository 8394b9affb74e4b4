package org.cityreach.siting.mip;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads HiGHS's native library, once and not before it is needed. OR-Tools' archive of the platform holds
 * it as one file that needs nothing but the C++ runtime; it is unpacked to a temporary file, which is
 * deleted as soon as it is loaded where the system lets it, else when the program ends. All of OR-Tools
 * would be 71 MB to unpack, HiGHS alone is 5 MB.
 */
final class HighsNatives {

    private static final Map<Integer, String> FILE_OF_SYSTEM =
            Map.of(Platform.LINUX, "libhighs.so.1", Platform.MAC, "libhighs.1.dylib", Platform.WINDOWS, "highs.dll");

    /** What came of loading: a library, or why there is none. */
    record Loaded(
            @Nullable HighsLibrary library,
            @Nullable NativeLibrary functions,
            @Nullable String missing) {

        static Loaded missing(String why) {
            return new Loaded(null, null, why);
        }
    }

    private HighsNatives() {}

    static Loaded load() {
        String file = FILE_OF_SYSTEM.get(Platform.getOSType());
        String resource = "ortools-" + Platform.RESOURCE_PREFIX + "/" + file;
        try (InputStream packed = HighsNatives.class.getClassLoader().getResourceAsStream(resource)) {
            if (packed == null) {
                return Loaded.missing("no HiGHS for " + Platform.RESOURCE_PREFIX + " is packed");
            }
            Path unpacked = Files.createTempFile("cityreach-highs", "-" + file);
            try {
                Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
                HighsLibrary library = Native.load(unpacked.toString(), HighsLibrary.class);
                library.Highs_version();
                return new Loaded(library, NativeLibrary.getInstance(unpacked.toString()), null);
            } finally {
                delete(unpacked);
            }
        } catch (IOException | LinkageError e) {
            return Loaded.missing("HiGHS cannot be loaded on " + Platform.RESOURCE_PREFIX + ": " + e.getMessage());
        }
    }

    /** A loaded library keeps its content on Linux and macOS; Windows keeps the file until the end. */
    private static void delete(Path unpacked) {
        try {
            Files.delete(unpacked);
        } catch (IOException e) {
            unpacked.toFile().deleteOnExit();
        }
    }
}
