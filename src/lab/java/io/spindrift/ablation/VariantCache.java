package io.spindrift.ablation;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The classes of variants, each compiled once, when they are first requested. */
final class VariantCache {
    private final Path folder;
    private final Map<Variant, VariantClasses> compiled = new ConcurrentHashMap<>();

    /** @param folder to compile in */
    VariantCache(Path folder) {
        this.folder = folder;
    }

    VariantClasses get(Variant variant) {
        return compiled.computeIfAbsent(variant, each -> VariantClasses.compile(each, folder));
    }
}
