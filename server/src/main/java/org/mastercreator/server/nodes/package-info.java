/** Several nodes on one machine, to see with one's own eyes how they act as one. */
@NullMarked
package org.mastercreator.server.nodes;

import org.jspecify.annotations.NullMarked;
