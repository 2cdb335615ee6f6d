@NullMarked
package org.mastercreator.server.assessment;

import org.jspecify.annotations.NullMarked;
