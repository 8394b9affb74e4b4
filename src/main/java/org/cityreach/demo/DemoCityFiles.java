package org.cityreach.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.cityreach.demo.file.DemoFiles;
import org.cityreach.demo.plan.Seed;

/** Makes the files of the demo city anew: {@code src/demo-city} calls it. */
public final class DemoCityFiles {

    private DemoCityFiles() {}

    /**
     * Writes all files.
     *
     * @param arguments the folder to write to, {@code data/demo} if there is none
     */
    public static void main(String[] arguments) throws IOException {
        DemoFiles.write(new Seed(Seed.DEMO), Path.of(arguments.length == 0 ? "data/demo" : arguments[0]));
    }
}
