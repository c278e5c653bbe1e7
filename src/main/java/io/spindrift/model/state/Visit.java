package io.spindrift.model.state;

/** Visits the fields of a component. */
public interface Visit {
    /** Saves or restores the fields, depending on the visitor. */
    void visit(FieldVisitor fields);
}
