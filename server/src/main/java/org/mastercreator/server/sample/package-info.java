@NullMarked
package org.mastercreator.server.sample;

import org.jspecify.annotations.NullMarked;
