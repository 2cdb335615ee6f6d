/** Units, lessons, worksheets, questions and resources: stored in versions, found by words and by meaning. */
@NullMarked
package org.mastercreator.server.library;

import org.jspecify.annotations.NullMarked;
