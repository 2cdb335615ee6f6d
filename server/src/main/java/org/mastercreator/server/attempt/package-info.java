@NullMarked
package org.mastercreator.server.attempt;

import org.jspecify.annotations.NullMarked;
