package org.mastercreator.server.roster;

/**
 * A feature in which something can be under way in a class. It is told, in the transaction of the change, that the class
 * is archived or in use again, so that it can tell the windows concerned.
 */
public interface ClassWork {
    void archived(String classId);

    void restored(String classId);
}
