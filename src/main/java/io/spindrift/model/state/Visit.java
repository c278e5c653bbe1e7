package io.spindrift.model.state;

/** What walks over its fields. */
public interface Visit {
    /** Saves them or restores them, depending on who walks. */
    void visit(FieldVisitor fields);
}
