@NullMarked
package org.mastercreator.server.pipeline;

import org.jspecify.annotations.NullMarked;
