import { MEDIA_TYPES, type Media, type Route, type ServiceName } from './route.ts';

/** What OPTIONS tells of an endpoint. */
export interface EndpointDescriptor {
  readonly permission: string;
  readonly verb: string;
  /** The path, between slashes. */
  readonly endpoint: string;
  readonly consumedMediaTypes: readonly string[];
  readonly producedMediaTypes: readonly string[];
  readonly description: string;
}

function mediaTypes(media: Media | 'any'): readonly string[] {
  return media === 'any' ? ['*/*'] : [MEDIA_TYPES[media]];
}

/** The endpoints of a service, as OPTIONS lists them. */
export function endpointDescriptors(
  routes: readonly Route[],
  service: ServiceName,
): readonly EndpointDescriptor[] {
  return routes
    .filter((route) => route.service === service)
    .map((route) => ({
      permission: route.permission,
      verb: route.method,
      endpoint: `${route.path.replaceAll('+}', '}')}/`,
      consumedMediaTypes: mediaTypes(route.consumes),
      producedMediaTypes: mediaTypes(route.produces),
      description: route.description,
    }));
}
