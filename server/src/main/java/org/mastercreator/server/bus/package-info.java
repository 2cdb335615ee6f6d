/** What the nodes of one installation tell each other: hints, never the truth, which is in the database. */
@NullMarked
package org.mastercreator.server.bus;

import org.jspecify.annotations.NullMarked;
