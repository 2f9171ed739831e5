export { createProject, deleteProject, updateProject } from './keep-projects.ts';
export { listProjects, type ProjectSearch } from './list-projects.ts';
export { findProject, type Project, type ProjectContent } from './project.ts';
