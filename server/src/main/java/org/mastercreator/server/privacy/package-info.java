/** What the database holds about a student: all of it can be taken out, and all of it can be erased. */
@org.jspecify.annotations.NullMarked
package org.mastercreator.server.privacy;
