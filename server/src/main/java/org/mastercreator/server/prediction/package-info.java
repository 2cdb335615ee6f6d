@NullMarked
package org.mastercreator.server.prediction;

import org.jspecify.annotations.NullMarked;
